// SPDX-License-Identifier: GPL-3.0-or-later
package drainboard.bench;

import com.netflix.appinfo.InstanceInfo;
import com.netflix.appinfo.InstanceInfo.ActionType;
import com.netflix.discovery.converters.wrappers.CodecWrappers;
import com.netflix.discovery.converters.wrappers.DecoderWrapper;
import com.netflix.discovery.shared.Application;
import com.netflix.discovery.shared.Applications;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Netflix's Eureka client behind a loop: one command a line on standard input, one line of answer each. The files
 * are given as LIST DELTA OTHER_DELTA; the two deltas undo each other.
 *
 * warm SECONDS  -> "warm ROUNDS"
 * decode TIMES  -> "THREAD_CPU_NS PROCESS_CPU_NS INSTANCES HASH_OF_ROWS HASH_AS_SENT", the times for all
 * delta PAIRS   -> "THREAD_CPU_NS PROCESS_CPU_NS INSTANCES HASH_OF_ROWS HASH_AS_SENT", after applying both PAIRS times
 */
public final class Netflix {
    // The decoder that DiscoveryClient's transport takes where none is configured.
    private final DecoderWrapper decoder = CodecWrappers.getDecoder(CodecWrappers.LegacyJacksonJson.class);
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final com.sun.management.OperatingSystemMXBean system =
            (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final byte[] list;
    private final byte[][] deltas;
    private final Applications local;

    private Netflix(String[] files) throws IOException {
        list = Files.readAllBytes(Path.of(files[0]));
        deltas = new byte[][] {Files.readAllBytes(Path.of(files[1])), Files.readAllBytes(Path.of(files[2]))};
        local = decode(list);
    }

    private Applications decode(byte[] body) throws IOException {
        return decoder.decode(new ByteArrayInputStream(body), Applications.class);
    }

    /** What DiscoveryClient.updateDelta does, less its shuffling of all instances, which only callers need. */
    private String apply(Applications delta) {
        for (Application application : delta.getRegisteredApplications()) {
            for (InstanceInfo instance : application.getInstances()) {
                Application existing = local.getRegisteredApplications(instance.getAppName());
                if (instance.getActionType() == ActionType.DELETED) {
                    if (existing != null) {
                        existing.removeInstance(instance);
                        if (existing.getInstancesAsIsFromEureka().isEmpty()) {
                            local.removeApplication(existing);
                        }
                    }
                } else {
                    if (existing == null) {
                        local.addApplication(application);
                    }
                    local.getRegisteredApplications(instance.getAppName()).addInstance(instance);
                }
            }
        }
        local.setVersion(delta.getVersion());
        return local.getReconcileHashCode();
    }

    private interface Work {
        Applications run() throws IOException;
    }

    private String measured(Work work) throws IOException {
        long thread = threads.getCurrentThreadCpuTime();
        long process = system.getProcessCpuTime();
        Applications result = work.run();
        thread = threads.getCurrentThreadCpuTime() - thread;
        process = system.getProcessCpuTime() - process;
        int count = 0;
        for (Application application : result.getRegisteredApplications()) {
            count += application.getInstancesAsIsFromEureka().size();
        }
        return thread + " " + process + " " + count + " " + result.getReconcileHashCode() + " "
                + result.getAppsHashCode();
    }

    private String decodeTimes(int times) throws IOException {
        return measured(() -> {
            Applications last = null;
            for (int i = 0; i < times; ++i) {
                last = decode(list);
            }
            return last;
        });
    }

    private String deltaPairs(int pairs) throws IOException {
        return measured(() -> {
            for (int i = 0; i < 2 * pairs; ++i) {
                Applications delta = decode(deltas[i % 2]);
                String hash = apply(delta);
                if (!hash.equals(delta.getAppsHashCode())) {
                    throw new IOException("hash " + hash + " after a delta that says " + delta.getAppsHashCode());
                }
                local.setAppsHashCode(hash);
            }
            return local;
        });
    }

    /** Seconds of this thread's CPU time, so that a busy machine does not leave the compiler half done. */
    private String warm(int seconds) throws IOException {
        long end = threads.getCurrentThreadCpuTime() + seconds * 1_000_000_000L;
        int rounds = 0;
        for (; threads.getCurrentThreadCpuTime() < end; ++rounds) {
            decode(list);
            deltaPairs(20);
        }
        return "warm " + rounds;
    }

    private String answer(String command) throws IOException {
        String[] words = command.split(" ");
        int number = Integer.parseInt(words[1]);
        return switch (words[0]) {
            case "warm" -> warm(number);
            case "decode" -> decodeTimes(number);
            case "delta" -> deltaPairs(number);
            default -> throw new IOException("unknown command " + command);
        };
    }

    public static void main(String[] files) throws IOException {
        Netflix netflix = new Netflix(files);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println(netflix.answer(line));
        }
    }
}
