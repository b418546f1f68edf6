import javax.naming.directory.*;

class People extends HttpServlet {
    private LdapTemplate ldapTemplate;

    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String uid = request.getParameter("uid");
        DirContext context = new InitialDirContext(environment);
        String filter = "(&(objectclass=person)(uid=" + uid + "))";
        // ruleid: java-ldap-injection
        context.search("ou=people", filter, controls);
        // ruleid: java-ldap-injection
        context.search("ou=people", filter, new Object[] {"x"}, controls);
        // ruleid: java-ldap-injection
        context.search("uid=" + uid + ",ou=people", "(objectclass=*)", controls);
        // ruleid: java-ldap-injection
        ldapTemplate.search("", "(uid=" + uid + ")", mapper);
        // ok: java-ldap-injection
        context.search("ou=people", "(uid={0})", new Object[] {uid}, controls);
        // ok: java-ldap-injection
        context.search("ou=people", "(uid=" + LdapEncoder.filterEncode(uid) + ")", controls);
        // ok: java-ldap-injection
        context.search("ou=people", "(uid=" + ESAPI.encoder().encodeForLDAP(uid) + ")", controls);
        // ok: java-ldap-injection
        ldapTemplate.search(query().where("uid").is(uid), mapper);
    }
}
