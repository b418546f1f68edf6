class Profile extends HttpServlet {
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String role = request.getParameter("role");
        HttpSession session = request.getSession();
        // ruleid: java-trust-boundary
        session.setAttribute("role", role);
        // ruleid: java-trust-boundary
        request.getSession().setAttribute(role, "10340");
        // ruleid: java-trust-boundary
        session.putValue("role", role);
        // ok: java-trust-boundary
        session.setAttribute("role", "visitor");
        // ok: java-trust-boundary
        session.setAttribute("age", Integer.parseInt(request.getParameter("age")));
        if (!ROLES.contains(role)) {
            return;
        }
        // ok: java-trust-boundary
        session.setAttribute("role", role);
    }
}
