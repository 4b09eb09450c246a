// SPDX-License-Identifier: GPL-3.0-or-later
package drainboard.live;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.netflix.eureka.server.EnableEurekaServer;

@SpringBootApplication
@EnableEurekaServer
public class EurekaApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(EurekaApplication.class, arguments);
    }
}
