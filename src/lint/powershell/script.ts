import type { Range, SourceText } from '../../environment/source-text.ts';
import type { TextEncoding } from '../text-file.ts';
import type { Products } from './products.ts';
import type { Value } from './value.ts';

/**
 * What rules see of a script. Positions are offsets in `source.text`, which has no byte order mark. Everything is in the
 * order of the text, what is nested too: a command in a script block or a subexpression is in `commands` like any other.
 */
export interface Script {
  readonly source: SourceText;
  /** Who read it: PowerShell's own parser, which alone judges validity, or the embedded grammar. */
  readonly provider: 'powershell' | 'grammar';
  readonly encoding: { readonly name: TextEncoding; readonly mark: boolean };
  readonly products: Products;
  readonly commands: readonly Command[];
  readonly pipelines: readonly Pipeline[];
  readonly assignments: readonly Assignment[];
  /** Uses of members: `$x.Save($y)`, `[xml]::new()`, `$a.b`. */
  readonly members: readonly MemberUse[];
  /** Names of the functions and filters that the script defines. */
  readonly functions: readonly { readonly name: string; readonly at: Range }[];
  /** Syntax that PowerShell 3.0 does not have: what it is called, and the first version that has it. */
  readonly newerSyntax: readonly {
    readonly construct: string;
    readonly since: '4.0' | '5.0' | '6.0' | '6.2' | '7.0' | '7.3';
    readonly at: Range;
  }[];
  readonly comments: readonly { readonly at: Range; readonly text: string }[];
  /** Places that the provider could not read. Nothing above lies in them, so rules are silent there. */
  readonly unread: readonly Range[];
  /** Only PowerShell's own parser tells them. */
  readonly syntaxErrors: readonly { readonly at: Range; readonly message: string }[];
}

export interface Command {
  readonly at: Range;
  /** As written, without quotes; undefined where it is computed (`& $tool`). */
  readonly name: string | undefined;
  readonly nameAt: Range;
  /** `&`, `.`, or neither. */
  readonly invocation: 'plain' | 'call' | 'dot';
  readonly arguments: readonly Argument[];
  /** The pipeline it is an element of, and which one, from 0. */
  readonly pipeline: Pipeline;
  readonly index: number;
  /** The command whose script block argument, at any depth, holds this one; the innermost. */
  readonly outer: Command | undefined;
  /** The function or filter whose body holds it; the innermost. */
  readonly inFunction: string | undefined;
}

/** One element after a command's name, as PowerShell's parser divides them: which value a parameter takes depends on the command. */
export type Argument =
  | {
      readonly kind: 'parameter';
      readonly at: Range;
      /** Without the dash. */
      readonly name: string;
      /** Given with a colon: `-Confirm:$false`. */
      readonly value: Value | undefined;
    }
  | { readonly kind: 'value'; readonly at: Range; readonly value: Value }
  | { readonly kind: 'splatted'; readonly at: Range; readonly variable: string };

export interface Pipeline {
  readonly at: Range;
  /** Commands, and values at the head: `$mailboxes | Set-Mailbox`. */
  readonly elements: readonly (
    | Command
    | { readonly kind: 'value'; readonly at: Range; readonly value: Value }
  )[];
  /** Redirections to files of any element, `2>$null` not among them. */
  readonly redirectedTo: readonly { readonly at: Range; readonly operator: string }[];
}

export interface Assignment {
  readonly at: Range;
  readonly target: Value;
  /** `=`, `+=`, … */
  readonly operator: string;
  /** What is assigned: a pipeline with one value as its only element for `$a = 'b'`; undefined for other statements. */
  readonly value: Pipeline | undefined;
}

export interface MemberUse {
  readonly at: Range;
  /** `$x` of `$x.Save()`, the type's name in brackets (`[xml]`) where it is a static one. */
  readonly of: Value;
  readonly isStatic: boolean;
  /** Undefined where it is computed. */
  readonly name: string | undefined;
  readonly nameAt: Range;
  /** Undefined where it is no call. */
  readonly arguments: readonly Value[] | undefined;
}
