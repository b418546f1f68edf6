package org.example.repo;

import jakarta.persistence.*;
import org.springframework.web.bind.annotation.*;
import java.util.List;

@RestController
class EnumColumn {
    @PersistenceContext private EntityManager em;

    enum Column { NAME, CITY }

    @GetMapping("/customers")
    List<?> search(@RequestParam String name, @RequestParam Column order) {
        String jpql = "select c from Customer c where c.name = :name order by c." + order.name().toLowerCase();
        return em.createQuery(jpql).setParameter("name", name).getResultList();
    }
}
