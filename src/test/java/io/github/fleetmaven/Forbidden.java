package io.github.fleetmaven;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What the rules of {@link ArchitectureTest} look for. */
final class Forbidden {

  private static final Map<Class<?>, Set<String>> CLOCKS_AND_WAITS =
      Map.of(
          System.class, Set.of("currentTimeMillis", "nanoTime"),
          Thread.class, Set.of("sleep", "onSpinWait"),
          TimeUnit.class, Set.of("sleep"),
          Date.class, Set.of("<init>"));

  private Forbidden() {}

  /** Asking the machine for the time, or waiting on it. */
  static DescribedPredicate<JavaAccess<?>> clock() {
    return describe("ask the machine for the time or sleep", Forbidden::asksOrWaits);
  }

  private static boolean asksOrWaits(JavaAccess<?> access) {
    JavaClass owner = access.getTarget().getOwner();
    String name = access.getTarget().getName();
    return (owner.getPackageName().equals("java.time") && name.equals("now"))
        || owner.isEquivalentTo(Clock.class)
        || (owner.isEquivalentTo(LockSupport.class) && name.startsWith("park"))
        || CLOCKS_AND_WAITS.entrySet().stream()
            .anyMatch(e -> owner.isEquivalentTo(e.getKey()) && e.getValue().contains(name));
  }

  /** The network, or anything that starts a thread; {@code java.net.URI} is only a value. */
  static DescribedPredicate<JavaClass> networkOrThreads() {
    return resideInAnyPackage("java.net.http..", "com.sun.net.httpserver..", "java.nio.channels..")
        .or(describe("in java.net", Forbidden::opensConnections))
        .or(assignableTo(Thread.class))
        .or(assignableTo(Executor.class))
        .or(assignableTo(ForkJoinTask.class))
        .or(assignableTo(CompletableFuture.class))
        .or(assignableTo(Executors.class))
        .or(assignableTo(Timer.class))
        .as("touch the network or a thread");
  }

  private static boolean opensConnections(JavaClass type) {
    return type.getPackageName().equals("java.net")
        && !Set.of("URI", "URISyntaxException", "URLEncoder", "URLDecoder")
            .contains(type.getSimpleName());
  }

  /** A static field that can change, or that holds something made to change. */
  static DescribedPredicate<JavaField> mutableStatics() {
    return describe("mutable statics", Forbidden::isMutableStatic);
  }

  private static boolean isMutableStatic(JavaField field) {
    Set<JavaModifier> modifiers = field.getModifiers();
    return modifiers.contains(STATIC)
        && !modifiers.contains(SYNTHETIC)
        && (!modifiers.contains(FINAL) || isMadeToChange(field.getRawType()));
  }

  private static boolean isMadeToChange(JavaClass type) {
    return type.getPackageName().equals("java.util.concurrent.atomic")
        || type.isAssignableTo(ConcurrentMap.class)
        || type.isAssignableTo(HashMap.class)
        || type.isAssignableTo(HashSet.class)
        || type.isAssignableTo(ArrayList.class)
        || type.isAssignableTo(ThreadLocal.class);
  }
}
