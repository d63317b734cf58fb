@echo off
rem Runs the command ocp with the Java of JAVA_HOME, or the one on the PATH.
setlocal
set "OCP_JAVA=java.exe"
if defined JAVA_HOME set "OCP_JAVA=%JAVA_HOME%\bin\java.exe"
if defined JAVA_HOME if not exist "%OCP_JAVA%" (
  echo ocp: JAVA_HOME is "%JAVA_HOME%", but there is no bin\java.exe in it. 1>&2
  echo ocp: Set JAVA_HOME to a Java of version 17 or newer, or remove it to use the java on the PATH. 1>&2
  exit /b 1
)
if not defined JAVA_HOME where /q java.exe
if not defined JAVA_HOME if errorlevel 1 (
  echo ocp: no java found: JAVA_HOME is not set and there is none on the PATH. 1>&2
  echo ocp: Install a JDK of version 22 or newer and put its bin directory on the PATH, or set JAVA_HOME. 1>&2
  exit /b 1
)
"%OCP_JAVA%" -XX:+UseSerialGC -jar "%~dp0..\ocp.jar" %*
exit /b %errorlevel%
