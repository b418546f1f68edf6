package org.example.shop;

import java.io.IOException;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

@WebServlet(value = "/sqli-00/InnerKeyKept")
public class InnerKeyKept extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    public void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        doPost(request, response);
    }

    @Override
    public void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.setContentType("text/html;charset=UTF-8");
        java.util.Map<String, String[]> map = request.getParameterMap();
        String param = "";
        if (!map.isEmpty()) {
            String[] values = map.get("InnerKeyKept");
            if (values != null) param = values[0];
        }

        String bar = new Inner().process(request, param);

        String sql = "SELECT userid from USERS where USERNAME='foo' and PASSWORD='" + bar + "'";
        try {
            org.example.helpers.DatabaseHelper.JDBCtemplate.batchUpdate(sql);
            response.getWriter().println("No results can be displayed for query: "
                    + org.example.helpers.Encoder.encodeForHTML(sql));
        } catch (org.springframework.dao.DataAccessException e) {
            if (org.example.helpers.DatabaseHelper.hideSQLErrors) {
                response.getWriter().println("Error processing request.");
            } else throw new ServletException(e);
        }
    }

    private class Inner {
        public String process(HttpServletRequest request, String param) throws ServletException, IOException {
            String bar = "safe!";
            java.util.HashMap<String, Object> map7 = new java.util.HashMap<String, Object>();
            map7.put("keyA-7", "a-Value");
            map7.put("keyB-7", param);
            map7.put("keyC", "another-Value");
            bar = (String) map7.get("keyB-7");
            return bar;
        }
    }
}
