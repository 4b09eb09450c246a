// SPDX-License-Identifier: GPL-3.0-or-later
package drainboard.live;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.client.discovery.EnableDiscoveryClient;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers /work after the time asked for, with the instance's port, so that a caller sees who served it. */
@SpringBootApplication
@EnableDiscoveryClient // today it is there without asking, in Boot 1.5 it is not
@RestController
public class ProviderApplication {
    private final String port;

    public ProviderApplication(@Value("${server.port}") String port) {
        this.port = port;
    }

    @GetMapping("/work")
    public ResponseEntity<String> work(@RequestParam(name = "ms", defaultValue = "0") long milliseconds,
                                       @RequestParam(name = "fail", defaultValue = "false") boolean fail)
            throws InterruptedException {
        Thread.sleep(milliseconds);
        return ResponseEntity.status(fail ? 500 : 200).body(port);
    }

    public static void main(String[] arguments) {
        SpringApplication.run(ProviderApplication.class, arguments);
    }
}
