// SPDX-License-Identifier: GPL-3.0-or-later
package drainboard.live;

import com.netflix.appinfo.ApplicationInfoManager;
import com.netflix.appinfo.InstanceInfo.InstanceStatus;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.client.discovery.EnableDiscoveryClient;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers /work after the time asked for, with the instance's port, so that a caller sees who served it.
 * /own-status lets its Eureka client say another status of itself while it runs, the way a health check does.
 * With hang-on-stop-ms it hangs for so long when it is asked to stop, and goes on serving meanwhile.
 */
@SpringBootApplication
@EnableDiscoveryClient // today it is there without asking, in Boot 1.5 it is not
@RestController
public class ProviderApplication {
    private final String port;
    private final ObjectProvider<ApplicationInfoManager> manager;
    private long hangOnStop; // once: the contexts within it are closed as well, and tell of it here

    public ProviderApplication(@Value("${server.port}") String port,
                               @Value("${hang-on-stop-ms:0}") long hangOnStop,
                               ObjectProvider<ApplicationInfoManager> manager) {
        this.port = port;
        this.hangOnStop = hangOnStop;
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

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE) // before its Eureka client and its web server learn of the end
    public void hang(ContextClosedEvent event) throws InterruptedException {
        long left = hangOnStop;
        hangOnStop = 0;
        Thread.sleep(left);
    }

    public static void main(String[] arguments) {
        SpringApplication.run(ProviderApplication.class, arguments);
    }
}
