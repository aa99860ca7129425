package io.github.fleetmaven.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails each test in which a simulator breached the published description of the service, or the
 * plugin did; JUnit finds it by itself. {@code -Dfleet.contract=false} leaves all of it out, for
 * measurements.
 */
public final class HeldToTheContract
    implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

  private static final Path SUMMARY = Path.of("target", "contract.txt");

  private static final AtomicBoolean WATCHING = new AtomicBoolean();

  /** Read when it is first needed, once in a run. */
  private static final class Holder {
    static final Ledger LEDGER = new Ledger(Contract.read(Newer.list()), Elsewhere.list());
  }

  static boolean watches() {
    return WATCHING.get();
  }

  static Ledger ledger() {
    return Holder.LEDGER;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    boolean wanted = !"false".equals(System.getProperty("fleet.contract"));
    WATCHING.set(wanted && Description.isThere());
    if (watches()) {
      context
          .getRoot()
          .getStore(ExtensionContext.Namespace.GLOBAL)
          .computeIfAbsent(Closing.class, key -> new Closing());
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    fail();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    fail();
  }

  /** Says at the end of a run what was held against the contract. */
  private static final class Closing implements AutoCloseable {

    @Override
    public void close() throws IOException {
      Files.createDirectories(SUMMARY.getParent());
      Files.writeString(SUMMARY, ledger().summary());
      fail();
    }
  }

  private static void fail() {
    if (watches()) {
      List<String> breaches = ledger().takeBreaches();
      if (!breaches.isEmpty()) {
        throw new AssertionError(
            "not as Microsoft.Compute is described (docs/simulator.md, \"Held to the contract\"):\n"
                + String.join("\n", breaches));
      }
    }
  }
}
