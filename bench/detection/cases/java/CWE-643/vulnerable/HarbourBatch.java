package org.example.harbour;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.dom4j.Document;
import java.io.IOException;

@WebServlet("/harbour/harbourbatch")
public class HarbourBatch extends HttpServlet {
    private Document tree;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String[] all = request.getParameterValues("state");
            String given = all == null || all.length == 0 ? "" : all[0];
            StringBuilder cut = new StringBuilder(given);
            cut.replace(cut.length() - 1, cut.length(), "Z");
            String result = cut.toString();
            tree.selectSingleNode("//harbour[@id='" + result + "']");
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
