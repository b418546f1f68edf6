package org.example.flight;

import javax.servlet.http.*;

class BoundXpath extends HttpServlet {
    private Document document;

    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        String code = request.getParameter("code");
        XPath xpath = XPathFactory.newInstance().newXPath();
        xpath.setXPathVariableResolver(name -> code);
        try {
            xpath.evaluate("//item[@code=$code]", document);
        } catch (XPathExpressionException e) {
            throw new ServletException(e);
        }
    }
}
