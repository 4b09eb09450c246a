// SPDX-License-Identifier: GPL-3.0-or-later
package drainboard.live;

import static org.springframework.security.config.Customizer.withDefaults;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Lets nobody in without a name and a password, neither to its actuator. Protection against CSRF is on, as Spring Security has it
 * by itself, unless drainboard.csrf is false.
 */
@SpringBootApplication
public class SecuredApplication {
    @Bean
    SecurityFilterChain loginForEverything(HttpSecurity http, @Value("${drainboard.csrf:true}") boolean isProtected)
            throws Exception {
        http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated()).httpBasic(withDefaults());
        if (!isProtected) {
            http.csrf(csrf -> csrf.disable());
        }
        return http.build();
    }

    public static void main(String[] arguments) {
        SpringApplication.run(SecuredApplication.class, arguments);
    }
}
