package org.example.vehicle;

import org.springframework.web.bind.annotation.*;

@RestController
class SpringNumber {
    private JdbcTemplate jdbc;

    @GetMapping("/find/{id}")
    List<String> find(@PathVariable long id) {
        return jdbc.queryForList("SELECT name FROM item WHERE id = " + id, String.class);
    }
}
