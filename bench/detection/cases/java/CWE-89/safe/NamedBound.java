package org.example.flight;

import org.springframework.web.bind.annotation.*;

@RestController
class NamedBound {
    private EntityManager manager;

    @GetMapping("/find")
    List<?> find(@RequestParam String name) {
        return manager.createQuery("FROM Item i WHERE i.name = :name").setParameter("name", name).getResultList();
    }
}
