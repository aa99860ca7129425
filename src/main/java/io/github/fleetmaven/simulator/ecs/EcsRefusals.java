package io.github.fleetmaven.simulator.ecs;

/**
 * The catalogue of refusals: one method for each, with the vendor's status, code and text where
 * those are known. Stateless.
 */
public final class EcsRefusals {

  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;

  private EcsRefusals() {}

  /** No such action. */
  public static EcsRefusal noAction(String action) {
    return new EcsRefusal(
        NOT_FOUND,
        "InvalidAction.NotFound",
        "Specified api is not found, please check your url and method: '" + action + "'.");
  }

  /** Another version of the service. */
  public static EcsRefusal noVersion(String version) {
    return new EcsRefusal(
        NOT_FOUND, "NoSuchVersion", "Specified parameter Version is not valid: '" + version + "'.");
  }

  /** A parameter that has to be there. */
  public static EcsRefusal missing(String parameter) {
    return new EcsRefusal(
        BAD_REQUEST,
        "MissingParameter",
        "The input parameter \""
            + parameter
            + "\" that is mandatory for processing this request"
            + " is not supplied.");
  }

  /** A parameter with a bad value. */
  public static EcsRefusal invalid(String parameter, String value) {
    return new EcsRefusal(
        BAD_REQUEST,
        "InvalidParameter." + parameter,
        "The specified value of parameter " + parameter + " is not valid: '" + value + "'.");
  }

  /** A parameter, or a value, that ECS has and this simulator hasn't. */
  public static EcsRefusal notSimulated(String what) {
    return new EcsRefusal(
        BAD_REQUEST, "NotSimulated", "This simulator of ECS doesn't know " + what + ".");
  }

  /** More ids in one call than it may have. */
  public static EcsRefusal tooManyInstances(int most) {
    return new EcsRefusal(
        FORBIDDEN,
        "InstanceIds.ExceedLimit",
        "The number of instance IDs exceeds the upper limit of " + most + ".");
  }

  /** No such region. */
  public static EcsRefusal noRegion(String region) {
    return new EcsRefusal(
        NOT_FOUND,
        "InvalidRegionId.NotFound",
        "The specified RegionId does not exist: '" + region + "'.");
  }

  /** No such instance, as Cloud Assistant says it. */
  public static EcsRefusal noInstance(String id) {
    return new EcsRefusal(
        NOT_FOUND,
        "InvalidInstance.NotFound",
        "The specified instance does not exist: '" + id + "'.");
  }

  /** No such instance, as ECS itself says it. */
  public static EcsRefusal noInstanceId(String id) {
    return new EcsRefusal(
        NOT_FOUND,
        "InvalidInstanceId.NotFound",
        "The specified InstanceId does not exist: '" + id + "'.");
  }

  /** A command for another operating system. */
  public static EcsRefusal otherSystem(String id) {
    return new EcsRefusal(
        BAD_REQUEST,
        "InvalidInstance.NotMatch",
        "The operating system of the instance '" + id + "' does not match the command type.");
  }

  /** The state of the instance doesn't allow it. */
  public static EcsRefusal incorrectStatus(String id) {
    return new EcsRefusal(
        FORBIDDEN,
        "IncorrectInstanceStatus",
        "The current status of the resource does not support this operation: '" + id + "'.");
  }

  /** The instance is locked. */
  public static EcsRefusal locked(String id) {
    return new EcsRefusal(
        FORBIDDEN,
        "InstanceLockedForSecurity",
        "The specified operation is denied as your instance is locked for security reasons: '"
            + id
            + "'.");
  }

  /** No such command. */
  public static EcsRefusal noCommand(String id) {
    return new EcsRefusal(
        NOT_FOUND, "InvalidCmdId.NotFound", "The specified command does not exist: '" + id + "'.");
  }

  /** No such type of command. */
  public static EcsRefusal noCommandType(String type) {
    return new EcsRefusal(
        NOT_FOUND,
        "InvalidCmdType.NotFound",
        "The specified command type does not exist: '" + type + "'.");
  }

  /** Content that is too long. */
  public static EcsRefusal contentTooLong(int most) {
    return new EcsRefusal(
        FORBIDDEN,
        "CmdContent.ExceedLimit",
        "The length of the command content exceeds the upper limit of " + most + " bytes.");
  }

  /** Content that can't be decoded. */
  public static EcsRefusal contentNotBase64() {
    return new EcsRefusal(
        FORBIDDEN,
        "CmdContent.DecodeError",
        "The specified CommandContent cannot be Base64 decoded.");
  }

  /** A name that is too long. */
  public static EcsRefusal nameTooLong() {
    return new EcsRefusal(
        FORBIDDEN, "CmdName.ExceedLimit", "The length of the command name exceeds the limit.");
  }

  /** No such invocation. */
  public static EcsRefusal noInvocation(String id) {
    return new EcsRefusal(
        NOT_FOUND,
        "InvalidInvokeId.NotFound",
        "The specified invoke ID does not exist: '" + id + "'.");
  }

  /** A ClientToken that was used with other parameters. */
  public static EcsRefusal tokenMismatch() {
    return new EcsRefusal(
        FORBIDDEN,
        "IdempotentParameterMismatch",
        "The specified parameters are different from those of the earlier request with the same"
            + " ClientToken.");
  }

  /** A ClientToken whose first request is still in work. */
  public static EcsRefusal tokenInWork() {
    return new EcsRefusal(
        FORBIDDEN,
        "IdempotentProcessing",
        "The previous idempotent request(s) is still processing.");
  }

  /** No such disk. */
  public static EcsRefusal noDisk(String id) {
    return new EcsRefusal(
        NOT_FOUND, "InvalidDiskId.NotFound", "The specified disk does not exist: '" + id + "'.");
  }

  /** A snapshot of the disk is being made. */
  public static EcsRefusal snapshotInWork(String disk) {
    return new EcsRefusal(
        FORBIDDEN,
        "IncorrectDiskStatus.CreatingSnapshot",
        "A previous snapshot creation is in process: '" + disk + "'.");
  }

  /** As many snapshots of a disk as there may be. */
  public static EcsRefusal tooManySnapshots(String disk) {
    return new EcsRefusal(
        FORBIDDEN,
        "QuotaExceed.Snapshot",
        "The number of snapshots of the disk exceeds the limit: '" + disk + "'.");
  }

  /** A bad name of a snapshot. */
  public static EcsRefusal badSnapshotName(String name) {
    return new EcsRefusal(
        BAD_REQUEST,
        "InvalidSnapshotName.Malformed",
        "The specified Snapshot name is wrongly formed: '" + name + "'.");
  }

  /** No such snapshot. */
  public static EcsRefusal noSnapshot(String id) {
    return new EcsRefusal(
        NOT_FOUND,
        "InvalidSnapshotId.NotFound",
        "The specified SnapshotId does not exist: '" + id + "'.");
  }

  /** No such resource. */
  public static EcsRefusal noResource(String id) {
    return new EcsRefusal(
        NOT_FOUND,
        "InvalidResourceId.NotFound",
        "The specified ResourceIds are not found in our records: '" + id + "'.");
  }

  /** No such type of resource. */
  public static EcsRefusal noResourceType(String type) {
    return new EcsRefusal(
        NOT_FOUND,
        "InvalidResourceType.NotFound",
        "The ResourceType provided does not exist in our records: '" + type + "'.");
  }

  /** More of something in one call than there may be. */
  public static EcsRefusal numberExceeded(String what, int most) {
    return new EcsRefusal(
        BAD_REQUEST,
        "NumberExceed." + what,
        "The number of " + what + " exceeds the upper limit of " + most + ".");
  }

  /** A bad tag key. */
  public static EcsRefusal badTagKey(String key) {
    return new EcsRefusal(
        BAD_REQUEST,
        "InvalidTagKey.Malformed",
        "The specified Tag.n.Key is not valid: '" + key + "'.");
  }

  /** A bad tag value. */
  public static EcsRefusal badTagValue(String value) {
    return new EcsRefusal(
        BAD_REQUEST,
        "InvalidTagValue.Malformed",
        "The specified Tag.n.Value is not valid: '" + value + "'.");
  }

  /** A dry run that would have gone well. */
  public static EcsRefusal dryRun() {
    return new EcsRefusal(
        BAD_REQUEST, "DryRunOperation", "Request validation has been passed with DryRun flag set.");
  }
}
