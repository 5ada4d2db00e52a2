export function buildXdtTool(): string | undefined;
