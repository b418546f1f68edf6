import java.sql.*;
import javax.servlet.http.*;

class OrderSearch extends HttpServlet {
    private Connection connection;
    private JdbcTemplate jdbcTemplate;
    private EntityManager entities;

    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String name = request.getParameter("name");
        Statement statement = connection.createStatement();
        // ruleid: java-sql-injection
        ResultSet rows = statement.executeQuery("SELECT * FROM orders WHERE name = '" + name + "'");
        // ruleid: java-sql-injection
        statement.execute(String.format("DELETE FROM orders WHERE name = '%s'", name));
        StringBuilder sql = new StringBuilder("SELECT * FROM orders ORDER BY ");
        sql.append(request.getHeader("X-Sort"));
        // ruleid: java-sql-injection
        connection.prepareStatement(sql.toString());
        // ruleid: java-sql-injection
        jdbcTemplate.queryForList("SELECT id FROM orders WHERE name LIKE '%" + name + "%'");
        // ruleid: java-sql-injection
        entities.createNativeQuery("SELECT * FROM orders WHERE name = '" + name + "'");
        List<String> parts = new ArrayList<>();
        parts.add("first");
        parts.add(name);
        parts.add("third");
        parts.remove(0);
        // ruleid: java-sql-injection
        statement.executeUpdate("UPDATE orders SET name = '" + parts.get(0) + "'");
        // ok: java-sql-injection
        statement.executeUpdate("UPDATE orders SET name = '" + parts.get(1) + "'");
        PreparedStatement prepared = connection.prepareStatement("SELECT * FROM orders WHERE name = ?");
        prepared.setString(1, name);
        // ok: java-sql-injection
        prepared.executeQuery();
        // ok: java-sql-injection
        jdbcTemplate.queryForList("SELECT id FROM orders WHERE name = ?", name);
        int id = Integer.parseInt(request.getParameter("id"));
        // ok: java-sql-injection
        statement.executeQuery("SELECT * FROM orders WHERE id = " + id);
        Map<String, String> words = new HashMap<>();
        words.put("column", "created");
        words.put("value", name);
        // ok: java-sql-injection
        statement.executeQuery("SELECT * FROM orders ORDER BY " + words.get("column"));
        // ruleid: java-sql-injection
        statement.executeQuery("SELECT * FROM orders ORDER BY " + words.get("value"));
        String sort = request.getParameter("sort");
        if (!SORTABLE.contains(sort)) {
            throw new IllegalArgumentException("sort");
        }
        // ok: java-sql-injection
        statement.executeQuery("SELECT * FROM orders ORDER BY " + sort);
    }

    void branches(HttpServletRequest request, Statement statement) throws Exception {
        String value = request.getParameter("value");
        int limit = 86;
        String chosen = (7 * 42) - limit > 200 ? "fixed" : value;
        // ok: java-sql-injection
        statement.executeQuery("SELECT * FROM orders WHERE name = '" + chosen + "'");
        String letters = "ABC";
        char letter = letters.charAt(1);
        String word;
        switch (letter) {
            case 'A':
                word = value;
                break;
            case 'B':
                word = "fixed";
                break;
            default:
                word = value;
                break;
        }
        // ok: java-sql-injection
        statement.executeQuery("SELECT * FROM orders WHERE name = '" + word + "'");
        char other = letters.charAt(2);
        switch (other) {
            case 'B':
                word = "fixed";
                break;
            case 'C':
            case 'D':
                word = value;
                break;
            default:
                word = "other";
                break;
        }
        // ruleid: java-sql-injection
        statement.executeQuery("SELECT * FROM orders WHERE name = '" + word + "'");
    }

    @GetMapping("/orders")
    List<Order> find(@RequestParam String status, @RequestParam("n") int count) {
        // ok: java-sql-injection
        jdbcTemplate.query("SELECT * FROM orders LIMIT " + count, mapper);
        // ruleid: java-sql-injection
        return jdbcTemplate.query("SELECT * FROM orders WHERE status = '" + status + "'", mapper);
    }
}
