// SPDX-License-Identifier: GPL-3.0-or-later
package drainboard.live;

import feign.micrometer.MicrometerCapability;
import io.github.resilience4j.retry.annotation.Retry;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.client.circuitbreaker.CircuitBreakerFactory;
import org.springframework.cloud.openfeign.EnableFeignClients;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Passes /orders/work on to ORDERS: OpenFeign, the balancer's retry, Resilience4j's breaker and retry. */
@SpringBootApplication
@EnableFeignClients
@RestController
public class CallerApplication {
    @FeignClient("orders")
    interface Orders {
        @GetMapping("/work")
        String work(@RequestParam("ms") long milliseconds, @RequestParam("fail") boolean fail);
    }

    private final Orders orders;
    private final CircuitBreakerFactory<?, ?> breakers;

    public CallerApplication(Orders orders, CircuitBreakerFactory<?, ?> breakers) {
        this.orders = orders;
        this.breakers = breakers;
    }

    /** Feign's own meters, beside the observations that Boot 3 puts in their place. */
    @Bean
    static MicrometerCapability feignMeters(MeterRegistry registry) {
        return new MicrometerCapability(registry);
    }

    @GetMapping("/orders/work")
    @Retry(name = "orders")
    public String work(@RequestParam(name = "ms", defaultValue = "0") long milliseconds,
                       @RequestParam(name = "fail", defaultValue = "false") boolean fail) {
        return breakers.create("orders").run(() -> orders.work(milliseconds, fail));
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_GATEWAY)
    String failed(Exception exception) {
        return exception.toString();
    }

    public static void main(String[] arguments) {
        SpringApplication.run(CallerApplication.class, arguments);
    }
}
