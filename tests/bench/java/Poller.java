// SPDX-License-Identifier: GPL-3.0-or-later
// For pollbench: the JDK's own HTTP client asks the addresses of a file, at the same beat as Drainboard's. It
// reads every answer and parses none.
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

public class Poller {
    static final HttpClient client =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();
    static final AtomicInteger failed = new AtomicInteger();

    static CompletableFuture<Void> ask(URI address, long[] took, int index) {
        long began = System.nanoTime();
        return client.sendAsync(HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build(),
                                HttpResponse.BodyHandlers.ofString())
            .handle((answer, error) -> {
                if (error != null || answer.statusCode() != 200 || answer.body().isEmpty())
                    failed.incrementAndGet();
                took[index] = System.nanoTime() - began;
                return null;
            });
    }

    /** As many as come, 64 at the same time: until its code is compiled. */
    static void warmUp(List<URI> addresses, int requests) throws Exception {
        Semaphore free = new Semaphore(64);
        long[] took = new long[1];
        for (int i = 0; i < requests; ++i) {
            free.acquire();
            ask(addresses.get(i % addresses.size()), took, 0).thenRun(free::release);
        }
        free.acquire(64);
    }

    static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean)
                    java.lang.management.ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime();
    }

    /** FILE WARM-UP BEATS: a tenth of the addresses at each beat of 250 ms. Prints CPU in microseconds a request, median and
     *  99th percentile of the time for an answer in milliseconds, and how many failed. */
    public static void main(String[] words) throws Exception {
        List<URI> addresses = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(words[0])))
            addresses.add(URI.create(line));
        warmUp(addresses, Integer.parseInt(words[1]));
        int beats = Integer.parseInt(words[2]);
        int each = addresses.size() / 10;
        long[] took = new long[beats * each];
        List<CompletableFuture<Void>> all = new ArrayList<>();
        long before = cpu();
        for (int beat = 0; beat < beats; ++beat) {
            long next = System.nanoTime() + 250_000_000L;
            for (int i = 0; i < each; ++i) {
                int index = beat * each + i;
                all.add(ask(addresses.get(index % addresses.size()), took, index));
            }
            Thread.sleep(Math.max(0, (next - System.nanoTime()) / 1_000_000));
        }
        for (CompletableFuture<Void> one : all)
            one.join();
        double micros = (cpu() - before) / 1e3 / took.length;
        Arrays.sort(took);
        System.out.printf(java.util.Locale.ROOT, "%.1f %.2f %.2f %d%n", micros, took[took.length / 2] / 1e6,
                          took[took.length * 99 / 100] / 1e6, failed.get());
    }
}
