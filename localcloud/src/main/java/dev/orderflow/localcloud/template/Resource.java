package dev.orderflow.localcloud.template;

/** What a template describes, with every reference resolved. */
public sealed interface Resource
    permits Alarm,
        ApiResource,
        Dashboard,
        EmailIdentity,
        EventBus,
        Function,
        LogGroup,
        LogPolicy,
        Permission,
        Queue,
        QueuePolicy,
        Role,
        Rule,
        Table {

  /** The resource's name inside its template. */
  String logicalId();
}
