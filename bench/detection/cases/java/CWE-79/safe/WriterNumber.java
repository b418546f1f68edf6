package org.example;
import jakarta.servlet.http.*;
import java.io.*;
public class WriterNumber extends HttpServlet {
  protected void doGet(HttpServletRequest req, HttpServletResponse resp) throws IOException {
    resp.setContentType("text/html");
    PrintWriter out = resp.getWriter();
    int page = Integer.parseInt(req.getParameter("page"));
    out.append("<p>").append(String.valueOf(page)).append("</p>");
  }
}