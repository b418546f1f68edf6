package org.example.library;

import org.springframework.web.bind.annotation.*;

@RestController
class SpringPeople {
    private LdapTemplate ldapTemplate;

    @GetMapping("/people")
    List<String> people(@RequestParam String town) {
        return ldapTemplate.search("ou=people", "(&(l=" + town + ")(objectClass=person))", new NameMapper());
    }
}
