package org.example.contract;

import org.springframework.web.bind.annotation.*;

@RestController
class SpringSort {
    private EntityManager manager;

    @PostMapping("/sorted")
    List<?> sorted(@RequestBody SortRequest body) {
        return manager.createNativeQuery("SELECT * FROM item ORDER BY " + body.getColumn()).getResultList();
    }
}
