package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.Value;
import java.util.Optional;

/**
 * The image of a scale set before a run wrote it.
 *
 * @param reference the image reference, in which an unmanaged image stands as {@code unmanagedUri};
 *     empty members where there was none
 * @param planned what the run was to bring; empty when it left the image alone
 */
public record BeforeImage(Value.Obj reference, Optional<Value.Obj> planned) {

  /** What a machine has, whose image can't change. */
  public static final BeforeImage NONE = new BeforeImage(Value.Obj.EMPTY, Optional.empty());
}
