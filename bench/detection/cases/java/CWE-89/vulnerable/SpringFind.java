package org.example.recipe;

import org.springframework.web.bind.annotation.*;

@RestController
class SpringFind {
    private JdbcTemplate jdbc;

    @GetMapping("/find")
    List<String> find(@RequestParam String name) {
        return jdbc.queryForList("SELECT id FROM item WHERE name = '" + name + "'", String.class);
    }
}
