/** Why a text is not the value it should be, and what to do about it. */
export class Problem {
  readonly message: string;
  readonly remedy: string;

  constructor(message: string, remedy: string) {
    this.message = message;
    this.remedy = remedy;
  }
}
