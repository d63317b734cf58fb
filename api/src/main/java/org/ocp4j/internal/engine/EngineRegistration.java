package org.ocp4j.internal.engine;

import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;
import org.ocp4j.memory.OcpEngineMXBean;

/**
 * An engine's place in the platform's MBean server. The only class that cannot be loaded without
 * the module {@code java.management}: see {@link EngineBean#isPossible}.
 */
public final class EngineRegistration {
  private static final AtomicLong NUMBERS = new AtomicLong();

  private final ObjectName name;

  private EngineRegistration(ObjectName name) {
    this.name = name;
  }

  /** Registers an engine under a name that no other has. */
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

  /** Takes the engine out again; the second call does nothing. */
  public void remove() {
    try {
      ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
    } catch (InstanceNotFoundException e) {
      // It is what was wanted.
    } catch (JMException e) {
      throw new IllegalStateException(name + " cannot be unregistered", e);
    }
  }
}
