package org.example.order;

import org.springframework.web.bind.annotation.*;

@RestController
class SpringBound {
    private JdbcTemplate jdbc;

    @GetMapping("/find")
    List<String> find(@RequestParam String name) {
        return jdbc.queryForList("SELECT id FROM item WHERE name = ?", String.class, name);
    }
}
