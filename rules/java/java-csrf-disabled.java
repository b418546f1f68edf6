class Security {
    SecurityFilterChain one(HttpSecurity http) throws Exception {
        // ruleid: java-csrf-disabled
        http.csrf().disable();
        // ruleid: java-csrf-disabled
        http.csrf(csrf -> csrf.disable());
        // ruleid: java-csrf-disabled
        http.csrf(AbstractHttpConfigurer::disable);
        // ok: java-csrf-disabled
        http.csrf(csrf -> csrf.ignoringRequestMatchers("/webhooks/**"));
        // ok: java-csrf-disabled
        http.csrf(Customizer.withDefaults());
        return http.build();
    }

    SecurityFilterChain stateless(HttpSecurity http) throws Exception {
        // ok: java-csrf-disabled
        http.csrf(csrf -> csrf.disable());
        http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        return http.build();
    }
}
