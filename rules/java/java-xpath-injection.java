import javax.xml.xpath.*;

class Employees extends HttpServlet {
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String name = request.getParameter("name");
        XPath xpath = XPathFactory.newInstance().newXPath();
        String expression = "/employees/employee[@name='" + name + "']";
        // ruleid: java-xpath-injection
        xpath.evaluate(expression, document);
        // ruleid: java-xpath-injection
        XPathExpression compiled = xpath.compile(expression);
        // ruleid: java-xpath-injection
        document.selectNodes("//employee[@name='" + name + "']");
        xpath.setXPathVariableResolver(variable -> name);
        // ok: java-xpath-injection
        xpath.evaluate("/employees/employee[@name=$name]", document);
        // ok: java-xpath-injection
        xpath.evaluate("/employees/employee[@id=" + Integer.parseInt(request.getParameter("id")) + "]", document);
        String checked = request.getParameter("checked");
        if (!checked.matches("^[A-Za-z]+$")) {
            throw new IllegalArgumentException("checked");
        }
        // ok: java-xpath-injection
        xpath.evaluate("/employees/employee[@name='" + checked + "']", document);
    }
}
