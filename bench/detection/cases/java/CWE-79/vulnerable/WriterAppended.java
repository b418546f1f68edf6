package org.example;
import jakarta.servlet.http.*;
import java.io.*;
public class WriterAppended extends HttpServlet {
  protected void doGet(HttpServletRequest req, HttpServletResponse resp) throws IOException {
    resp.setContentType("text/html");
    PrintWriter out = resp.getWriter();
    out.append("<p>").append(req.getParameter("q")).append("</p>");
  }
}