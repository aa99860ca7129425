package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.model.ecs.VirtioDriver;
import io.github.fleetmaven.model.ecs.VirtioDriver.Method;
import java.util.HexFormat;

/** What is asked of a virtio driver, as plans write it. Pure. */
final class DriverWords {

  private DriverWords() {}

  /** Returns how drivers are brought there: part of what is reviewed. */
  static Value.Obj terms(VirtioDriver driver) {
    Value.Obj terms =
        method(driver.method())
            .with("minimumVersion", Value.of(driver.minimumVersion()))
            .with("snapshot", Value.of(driver.snapshot().disks().pomName()));
    if (driver.snapshot().retentionDays().isPresent()) {
      terms = terms.with("retentionDays", Value.of(driver.snapshot().retentionDays().get()));
    }
    return terms.with("restart", Value.of(driver.restart().pomName()));
  }

  private static Value.Obj method(Method method) {
    if (method instanceof Method.Script script) {
      return named("script")
          .with("file", Value.of(script.file()))
          .with("sha256", Value.of(HexFormat.of().formatHex(Canonical.sha256(script.text()))));
    }
    if (method instanceof Method.InstallPackage install) {
      Value.Obj terms = named("package").with("uri", Value.of(withoutQuery(install.uri())));
      return install.sha256().map(hash -> terms.with("sha256", Value.of(hash))).orElse(terms);
    }
    return named(method instanceof Method.Plugin ? "plugin" : "commonCommand");
  }

  private static Value.Obj named(String method) {
    return Value.Obj.EMPTY.with("method", Value.of(method));
  }

  /** What comes after the question mark may be a signature. */
  private static String withoutQuery(String uri) {
    int query = uri.indexOf('?');
    return query < 0 ? uri : uri.substring(0, query) + "?…";
  }

  /** Returns what a version is needed for, to complete {@code 58005 is below 58017, which …}. */
  static String need(int version) {
    return switch (version) {
      case VirtioDriver.ONLINE_RESIZE -> "resizing a disk online needs";
      case VirtioDriver.DISK_SERIAL -> "reading a disk's serial number needs";
      default -> "the pom asks for";
    };
  }
}
