import type { GetServerSideProps } from "next";
import { pool } from "../lib/pool";

export const getServerSideProps: GetServerSideProps = async (context) => {
  const { rows } = await pool.query({ text: "SELECT * FROM rooms WHERE code = $1", values: [context.query.code] });
  return { props: { rows } };
};

export default function Rooms({ rows }: { rows: { id: number }[] }) {
  return <ul>{rows.map((row) => <li key={row.id}>{row.id}</li>)}</ul>;
}
