import DOMPurify from "dompurify";

export default function Page({ searchParams }) {
  const html = DOMPurify.sanitize("<em>" + searchParams.note + "</em>");
  return <section dangerouslySetInnerHTML={{ __html: html }} />;
}
