export function findPwsh(): string | undefined;
