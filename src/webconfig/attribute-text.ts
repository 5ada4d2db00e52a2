/**
 * A value as the text of an XML attribute, right between either kind of quote. Tabs and line ends become
 * references, since a reader would turn them into blanks. The value must hold XML characters only.
 */
export function attributeText(value: string): string {
  return value.replace(/[&<>"'\t\n\r]/g, (character) => {
    switch (character) {
      case '&':
        return '&amp;';
      case '<':
        return '&lt;';
      case '>':
        return '&gt;';
      case '"':
        return '&quot;';
      case "'":
        return '&apos;';
      default:
        return `&#${character.charCodeAt(0)};`;
    }
  });
}

/** Whether XML can hold the text at all: no control characters, no half surrogate pairs, no U+FFFE or U+FFFF. */
export function isXmlText(value: string): boolean {
  return !/[^\t\n\r -\uFFFD]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(
    value,
  );
}
