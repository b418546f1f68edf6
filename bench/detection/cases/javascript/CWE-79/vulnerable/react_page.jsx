export default function Page({ searchParams }) {
  const html = "<em>" + searchParams.note + "</em>";
  return <section dangerouslySetInnerHTML={{ __html: html }} />;
}
