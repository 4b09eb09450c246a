// SPDX-License-Identifier: GPL-3.0-or-later
package drainboard.bench;

public final class Netflix {
    public static void main(String[] arguments) { }
}
