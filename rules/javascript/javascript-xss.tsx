export default function Page({ searchParams }: { searchParams: { note: string } }) {
  return (
    <main>
      {/* ok: javascript-xss */}
      <p>{searchParams.note}</p>
      {/* ruleid: javascript-xss */}
      <p dangerouslySetInnerHTML={{ __html: searchParams.note }} />
      {/* ok: javascript-xss */}
      <p dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(searchParams.note) }} />
    </main>
  );
}
