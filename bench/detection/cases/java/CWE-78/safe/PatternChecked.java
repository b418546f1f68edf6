package org.example;
import javax.servlet.http.*;
public class PatternChecked extends HttpServlet {
  private static final java.util.regex.Pattern HOST = java.util.regex.Pattern.compile("[a-z0-9.-]{1,60}");
  protected void doGet(HttpServletRequest req, HttpServletResponse resp) throws java.io.IOException {
    String host = req.getParameter("host");
    if (host == null || !HOST.matcher(host).matches()) { resp.sendError(400); return; }
    Runtime.getRuntime().exec(new String[] {"sh", "-c", "ping -c1 " + host});
  }
}