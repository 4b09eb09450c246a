// SPDX-License-Identifier: GPL-3.0-or-later
package drainboard.live;

import com.netflix.appinfo.ApplicationInfoManager;
import com.netflix.appinfo.InstanceInfo.InstanceStatus;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.client.discovery.EnableDiscoveryClient;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers /work after the time asked for, with the instance's port, so that a caller sees who served it.
 * /own-status lets its Eureka client say another status of itself while it runs, the way a health check does.
 */
@SpringBootApplication
@EnableDiscoveryClient // today it is there without asking, in Boot 1.5 it is not
@RestController
public class ProviderApplication {
    private final String port;
    private final ObjectProvider<ApplicationInfoManager> manager;

    public ProviderApplication(@Value("${server.port}") String port, ObjectProvider<ApplicationInfoManager> manager) {
        this.port = port;
        this.manager = manager;
    }

    @GetMapping("/work")
    public ResponseEntity<String> work(@RequestParam(name = "ms", defaultValue = "0") long milliseconds,
                                       @RequestParam(name = "fail", defaultValue = "false") boolean fail)
            throws InterruptedException {
        Thread.sleep(milliseconds);
        return ResponseEntity.status(fail ? 500 : 200).body(port);
    }

    @PostMapping("/own-status")
    public void ownStatus(@RequestParam(name = "status") String status) {
        manager.getObject().setInstanceStatus(InstanceStatus.valueOf(status));
    }

    public static void main(String[] arguments) {
        SpringApplication.run(ProviderApplication.class, arguments);
    }
}
