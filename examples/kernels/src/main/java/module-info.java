import org.ocp4j.example.kernels.SampleKernels;
import org.ocp4j.kernel.KernelLibrary;

/** A library of kernels. */
module org.ocp4j.example.kernels {
  requires transitive org.ocp4j;
  requires static org.jspecify;

  exports org.ocp4j.example.kernels;

  provides KernelLibrary with
      SampleKernels;
}
