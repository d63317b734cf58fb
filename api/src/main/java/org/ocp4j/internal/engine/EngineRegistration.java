package org.ocp4j.internal.engine;

import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;
import org.ocp4j.memory.OcpEngineMXBean;

/**
 * An engine's registration with the platform's MBean server. Only this class needs the module
 * {@code java.management}, so it must not be loaded without it: see {@link EngineBean#isPossible}.
 */
public final class EngineRegistration {
  private static final AtomicLong NUMBERS = new AtomicLong();

  private final ObjectName name;

  private EngineRegistration(ObjectName name) {
    this.name = name;
  }

  /** Registers an engine's bean under a unique name. */
  public static EngineRegistration of(OcpEngineMXBean bean) {
    try {
      ObjectName name = new ObjectName("org.ocp4j:type=Engine,id="
          + quoted(bean.getId())
          + ",name="
          + NUMBERS.incrementAndGet());
      ManagementFactory.getPlatformMBeanServer().registerMBean(bean, name);
      return new EngineRegistration(name);
    } catch (JMException e) {
      throw new IllegalStateException("engine \"" + bean.getId() + "\" cannot be registered", e);
    }
  }

  private static String quoted(String id) {
    return id.matches("[\\w.-]+") ? id : ObjectName.quote(id);
  }

  /** Unregisters the engine. A second call has no effect. */
  public void remove() {
    try {
      ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
    } catch (InstanceNotFoundException e) {
      // Already unregistered.
    } catch (JMException e) {
      throw new IllegalStateException(name + " cannot be unregistered", e);
    }
  }
}
