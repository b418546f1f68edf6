import React from "react";
import { useSearchParams } from "react-router-dom";

export function Banner() {
  const [params] = useSearchParams();
  const text = params.get("text") ?? "";
  return <div title={text}>{text}</div>;
}
