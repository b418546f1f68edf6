package org.example;
import javax.servlet.http.*;
public class FieldKept extends HttpServlet {
  private String host;
  protected void doGet(HttpServletRequest req, HttpServletResponse resp) throws java.io.IOException {
    host = req.getParameter("host");
    ping();
  }
  private void ping() throws java.io.IOException {
    Runtime.getRuntime().exec(new String[] {"sh", "-c", "ping -c1 " + host});
  }
}