package io.github.fleetmaven.wiring;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;

/**
 * Signals of the operating system. Java has them in {@code sun.misc} alone, which compilers warn of
 * and a JVM may lack; so they are reached by name, as terminal libraries do. Stateless.
 */
final class Signals {

  private Signals() {}

  /** What was done with a signal before; puts that back when closed. */
  interface Watch extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Watches a signal in the place of what was done with it.
   *
   * @param name as {@code INT}
   * @return empty when this JVM leaves its signals alone (as with {@code -Xrs}); then a signal
   *     simply ends the process, which the next run can cope with
   */
  static Optional<Watch> watch(String name, Runnable handler) {
    try {
      Class<?> signals = Class.forName("sun.misc.Signal");
      Class<?> handlers = Class.forName("sun.misc.SignalHandler");
      Object signal = signals.getConstructor(String.class).newInstance(name);
      Object mine =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handlers},
              (proxy, method, args) -> {
                if (method.getName().equals("handle")) {
                  handler.run();
                  return null;
                }
                return method.invoke(handler, args);
              });
      var handle = signals.getMethod("handle", signals, handlers);
      Object before = handle.invoke(null, signal, mine);
      return Optional.of(
          () -> {
            try {
              handle.invoke(null, signal, before);
            } catch (IllegalAccessException | InvocationTargetException e) {
              throw new IllegalStateException("the signal " + name + " can't be given back", e);
            }
          });
    } catch (ReflectiveOperationException e) {
      return Optional.empty();
    }
  }
}
