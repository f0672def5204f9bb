import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';

/** Copied is a value with a button that copies it. */
export function Copied({ value, name }: { value: string | undefined; name: string }) {
  if (!value) return <>-</>;
  return <CopyToClipboard variant="inline" textToCopy={value} copyButtonAriaLabel={`Copy ${name}`} copySuccessText={`${name} copied`} copyErrorText="Your browser does not let pages copy" />;
}

/** Snippet is text to be pasted elsewhere. */
export function Snippet({ text, name }: { text: string; name: string }) {
  return (
    <div className="snippet">
      <pre className="code" tabIndex={0} aria-label={name}>{text}</pre>
      <CopyToClipboard copyButtonText="Copy" copyButtonAriaLabel={`Copy ${name}`} textToCopy={text} copySuccessText={`${name} copied`} copyErrorText="Your browser does not let pages copy" />
    </div>
  );
}
