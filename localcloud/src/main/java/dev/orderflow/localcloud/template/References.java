package dev.orderflow.localcloud.template;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks that what resources name by ARN is there, in whichever template, and fits. */
final class References {

  private final List<Placed> resources;
  private final Map<String, Queue> queues = new HashMap<>();
  private final Set<String> streams = new HashSet<>();
  private final Set<String> logGroups = new HashSet<>();
  private final Map<String, Role> roles = new HashMap<>();
  private final Set<String> callable = new HashSet<>();
  private final Set<String> buses = new HashSet<>(Set.of(EventBus.DEFAULT));

  References(List<Placed> resources) {
    this.resources = resources;
  }

  void check() {
    Set<String> taken = new HashSet<>();
    resources.forEach(it -> index(it, taken));
    resources.forEach(this::check);
    new ApiReferences(resources, this::function).check();
    new SocketReferences(resources, this::function).check();
  }

  private void index(Placed placed, Set<String> taken) {
    switch (placed.resource()) {
      case Queue queue -> queues.put(queue.arn(), queue);
      case Role role -> roles.put(role.arn(), role);
      case EventBus bus -> buses.add(bus.name());
      case Function function -> callable.addAll(List.of(function.arn(), function.calledArn()));
      case Table table -> table.streamArn().ifPresent(streams::add);
      case LogGroup group -> logGroups.add(group.name());
      case Alarm _,
          ApiResource _,
          Dashboard _,
          EmailIdentity _,
          LogPolicy _,
          Permission _,
          QueuePolicy _,
          Rule _ -> {}
    }
    physicalName(placed.resource())
        .filter(name -> !taken.add(name))
        .ifPresent(name -> placed.place().problem(name + " is the name of two resources"));
  }

  private static Optional<String> physicalName(Resource resource) {
    return switch (resource) {
      case Alarm alarm -> Optional.of(alarm.arn());
      case Dashboard dashboard -> Optional.of("dashboard " + dashboard.name());
      case EmailIdentity identity -> Optional.of(identity.arn());
      case EventBus bus -> Optional.of(bus.arn());
      case Function function -> Optional.of(function.arn());
      case ApiResource api -> api.physicalName();
      case LogGroup group -> Optional.of(group.arn());
      case Queue queue -> Optional.of(queue.arn());
      case Role role -> Optional.of(role.arn());
      case Rule rule -> Optional.of(rule.arn());
      case Table table -> Optional.of(table.arn());
      case LogPolicy policy -> Optional.of("log policy " + policy.name());
      case Permission _, QueuePolicy _ -> Optional.empty();
    };
  }

  private void check(Placed placed) {
    Place place = placed.place();
    switch (placed.resource()) {
      case Queue queue -> queue.redrive().ifPresent(it -> checkRedrive(queue, it, place));
      case QueuePolicy policy ->
          policy.queues().forEach(it -> queue(Arns.queue(it), place.child("Queues")));
      case Function function -> checkFunction(function, place);
      case Permission permission -> function(permission.functionArn(), place.child("FunctionName"));
      case Rule rule -> checkRule(rule, place);
      case Alarm _,
          ApiResource _,
          Dashboard _,
          EmailIdentity _,
          EventBus _,
          LogGroup _,
          LogPolicy _,
          Role _,
          Table _ -> {}
    }
  }

  private void checkRedrive(Queue source, Redrive redrive, Place place) {
    Place at = place.child("RedrivePolicy").child("deadLetterTargetArn");
    queue(redrive.deadLetterArn(), at)
        .filter(deadLetters -> deadLetters.fifo() != source.fifo())
        .ifPresent(_ -> at.problem("a FIFO queue's is a FIFO queue, a standard queue's is none"));
    queue(redrive.deadLetterArn(), at)
        .flatMap(Queue::redriveAllow)
        .filter(allow -> !allow.allows(source.arn()))
        .ifPresent(_ -> at.problem("that queue's RedriveAllowPolicy does not let this one use it"));
  }

  private void checkFunction(Function function, Place place) {
    if (!roles.containsKey(function.roleArn())) {
      place.child("Role").problem("there is no role " + function.roleArn());
    }
    Place config = place.child("EventInvokeConfig").child("DestinationConfig").child("OnFailure");
    function
        .asyncInvocation()
        .onFailureArn()
        .ifPresent(it -> queue(it, config.child("Destination")));
    function
        .asyncInvocation()
        .deadLetterArn()
        .ifPresent(it -> queue(it, place.child("DeadLetterQueue").child("TargetArn")));
    for (QueueSource source : function.queueSources()) {
      Place at = place.child("Events").child(source.name()).child("Properties").child("Queue");
      Place properties = place.child("Events").child(source.name()).child("Properties");
      queue(source.queueArn(), at)
          .filter(Queue::fifo)
          .filter(_ -> source.batchSize() > 10 || !source.window().isZero())
          .ifPresent(_ -> properties.problem("a FIFO queue has batches of at most 10, no window"));
      queue(source.queueArn(), at)
          .filter(queue -> queue.visibilityTimeout().compareTo(function.timeout()) < 0)
          .ifPresent(_ -> at.problem("its VisibilityTimeout is below the function's Timeout"));
    }
    function.streamSources().forEach(it -> checkStream(it, place.child("Events")));
  }

  private void checkStream(StreamSource source, Place events) {
    Place at = events.child(source.name()).child("Properties");
    if (!streams.contains(source.streamArn())) {
      at.child("Stream").problem("there is no stream " + source.streamArn());
    }
    Place destination = at.child("DestinationConfig").child("OnFailure").child("Destination");
    source.onFailureArn().ifPresent(it -> queue(it, destination));
  }

  private void checkRule(Rule rule, Place place) {
    if (!buses.contains(rule.bus())) {
      place.child("EventBusName").problem("there is no event bus " + rule.bus());
    }
    Place targets = place.child("Targets");
    for (int i = 0; i < rule.targets().size(); i++) {
      RuleTarget target = rule.targets().get(i);
      Place at = targets.child(i);
      boolean known =
          queues.containsKey(target.arn())
              || target.logGroup().filter(logGroups::contains).isPresent();
      if (!known) {
        function(target.arn(), at.child("Arn"));
      }
      Queue queue = queues.get(target.arn());
      if (queue != null && queue.fifo()) {
        at.child("Arn").problem("a FIFO queue as a target is not supported by the local cloud");
      }
      target.deadLetterArn().ifPresent(it -> queue(it, at.child("DeadLetterConfig").child("Arn")));
    }
  }

  private void function(String arn, Place place) {
    if (!callable.contains(arn)) {
      place.problem("there is no " + arn);
    }
  }

  private Optional<Queue> queue(String arn, Place place) {
    Optional<Queue> queue = Optional.ofNullable(queues.get(arn));
    if (queue.isEmpty()) {
      place.problem("there is no queue " + arn);
    }
    return queue;
  }
}
