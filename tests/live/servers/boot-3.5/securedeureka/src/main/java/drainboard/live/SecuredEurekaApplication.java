// SPDX-License-Identifier: GPL-3.0-or-later
package drainboard.live;

import static org.springframework.security.config.Customizer.withDefaults;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.netflix.eureka.server.EnableEurekaServer;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Lets nobody in without a name and a password. Its clients register by POST, so there is no protection against CSRF. */
@SpringBootApplication
@EnableEurekaServer
public class SecuredEurekaApplication {
    @Bean
    SecurityFilterChain loginForEverything(HttpSecurity http) throws Exception {
        http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated()).httpBasic(withDefaults());
        http.csrf(csrf -> csrf.disable());
        return http.build();
    }

    public static void main(String[] arguments) {
        SpringApplication.run(SecuredEurekaApplication.class, arguments);
    }
}
