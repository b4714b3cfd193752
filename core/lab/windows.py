"""The lab's process tree on Windows: a Job object. Not yet run there: written from Microsoft's documentation.

Every process that one in a job starts belongs to the job, and no flag lets it out; so a count of zero active
processes proves that nothing is left. The job ends its processes when its last handle is closed, which is the
warden's: if that is killed, so is the lab.
"""

from __future__ import annotations

import _winapi
import ctypes
import errno
import msvcrt
import os
import subprocess
import sys
import time
from ctypes import wintypes

from core.lab.launch import Ending, Launch, LaunchError

assert sys.platform == "win32"

_GIVE_UP_S = 10.0
_NAP_S = 0.005  # nothing waits for an anonymous pipe and a process at once

_CREATE_SUSPENDED = 0x4
_CTRL_C_EVENT = 0
_ACCOUNTING, _EXTENDED_LIMITS = 1, 9  # JOBOBJECTINFOCLASS
_ACTIVE_PROCESS, _PRIORITY_CLASS, _PROCESS_MEMORY, _JOB_MEMORY, _KILL_ON_JOB_CLOSE = 0x8, 0x20, 0x100, 0x200, 0x2000
_BELOW_NORMAL = 0x4000

_kernel = ctypes.WinDLL("kernel32", use_last_error=True)
_kernel.CreateJobObjectW.restype = wintypes.HANDLE
_kernel.CreateJobObjectW.argtypes = (wintypes.LPVOID, wintypes.LPCWSTR)
_kernel.SetInformationJobObject.argtypes = (wintypes.HANDLE, ctypes.c_int, wintypes.LPVOID, wintypes.DWORD)
_kernel.QueryInformationJobObject.argtypes = (*_kernel.SetInformationJobObject.argtypes, wintypes.LPVOID)
_kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
_kernel.TerminateJobObject.argtypes = (wintypes.HANDLE, wintypes.UINT)
_kernel.ResumeThread.argtypes = (wintypes.HANDLE,)


class _Accounting(ctypes.Structure):
    _fields_ = (
        ("times", ctypes.c_int64 * 4),
        ("page_faults", wintypes.DWORD),
        ("total", wintypes.DWORD),
        ("active", wintypes.DWORD),
        ("terminated_by_limit", wintypes.DWORD),
    )


class _BasicLimits(ctypes.Structure):
    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", wintypes.DWORD),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("active_processes", wintypes.DWORD),
        ("affinity", ctypes.c_size_t),
        ("priority_class", wintypes.DWORD),
        ("scheduling_class", wintypes.DWORD),
    )


class _ExtendedLimits(ctypes.Structure):
    _fields_ = (
        ("basic", _BasicLimits),
        ("transfers", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


class Tree:
    """The lab as the warden sees it: started, interrupted, weighed and ended."""

    unenforced = ("file-size",)
    asked_to_end = False  # nobody sends signals here

    def __init__(self) -> None:
        self._job = _check(_kernel.CreateJobObjectW(None, None))
        self._process = 0

    @property
    def exit_code(self) -> int | None:
        """Of the main process; None while it runs."""
        if _winapi.WaitForSingleObject(self._process, 0) != _winapi.WAIT_OBJECT_0:
            return None
        return _winapi.GetExitCodeProcess(self._process)

    def start(self, launch: Launch) -> int:
        """The main process's pid. Raises `LaunchError`. The descriptors are handles here."""
        self._limit(launch)
        if not os.path.isdir(launch.directory):
            raise LaunchError("folder", errno.ENOENT)
        stdin, stdout, stderr = launch.descriptors
        startup = subprocess.STARTUPINFO(
            dwFlags=subprocess.STARTF_USESTDHANDLES,
            hStdInput=stdin,
            hStdOutput=stdout,
            hStdError=stderr,
            lpAttributeList={"handle_list": list({stdin, stdout, stderr})},
        )
        command = subprocess.list2cmdline(launch.command)
        try:
            self._process, thread, pid, _ = _winapi.CreateProcess(
                launch.command[0], command, None, None, True, _CREATE_SUSPENDED, launch.environment, launch.directory,
                startup,
            )  # fmt: skip
        except OSError as error:
            raise LaunchError("interpreter", error.errno or 0) from error
        finally:
            for handle in launch.descriptors:
                _winapi.CloseHandle(handle)
        _check(_kernel.AssignProcessToJobObject(self._job, self._process))
        _kernel.ResumeThread(thread)
        _winapi.CloseHandle(thread)
        _kernel.SetConsoleCtrlHandler(None, True)  # from here on Ctrl+C is for the lab alone
        return pid

    def interrupt(self) -> None:
        """Ctrl+C for everyone at the hidden console that the warden and the lab share."""
        _kernel.GenerateConsoleCtrlEvent(_CTRL_C_EVENT, 0)

    def is_empty(self) -> bool:
        return bool(self._accounting().active == 0)

    def breach(self) -> str:
        """The limit that the tree has reached: ``memory``, ``processes``, or "". Windows itself enforces both."""
        if self._accounting().terminated_by_limit:
            return "processes"
        limits = _ExtendedLimits()
        _check(
            _kernel.QueryInformationJobObject(self._job, _EXTENDED_LIMITS, ctypes.byref(limits), _size(limits), None)
        )
        return "memory" if limits.peak_job_memory >= self._limits.memory else ""

    def end(self) -> Ending:
        """Ends everything at once."""
        killed = self._accounting().active
        _kernel.TerminateJobObject(self._job, 1)
        began = time.monotonic()
        while not self.is_empty() and time.monotonic() - began < _GIVE_UP_S:
            time.sleep(0.001)
        return Ending(killed, self._accounting().active)

    def wait(self, seconds: float, descriptor: int) -> bool:
        """Returns when `descriptor` can be read (then True), the main process has ended, or time is up."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if _can_be_read(descriptor):
                return True
            nap = int(_NAP_S * 1000)
            if _winapi.WaitForSingleObject(self._process, nap) == _winapi.WAIT_OBJECT_0:
                time.sleep(_NAP_S)  # the others of the tree may still live for long
                return _can_be_read(descriptor)
        return False

    def _limit(self, launch: Launch) -> None:
        self._limits = launch.limits
        limits = _ExtendedLimits()
        limits.basic.flags = _KILL_ON_JOB_CLOSE | _JOB_MEMORY | _PROCESS_MEMORY | _ACTIVE_PROCESS | _PRIORITY_CLASS
        limits.basic.active_processes = launch.limits.processes
        limits.basic.priority_class = _BELOW_NORMAL
        limits.process_memory = launch.limits.address_space
        limits.job_memory = launch.limits.memory
        _check(_kernel.SetInformationJobObject(self._job, _EXTENDED_LIMITS, ctypes.byref(limits), _size(limits)))

    def _accounting(self) -> _Accounting:
        found = _Accounting()
        _check(_kernel.QueryInformationJobObject(self._job, _ACCOUNTING, ctypes.byref(found), _size(found), None))
        return found


def sweep(folder: str, session: int, pipes: frozenset[int]) -> Ending:
    """Nothing is left to do: with the warden its job ended, and with the job the lab."""
    return Ending(0, 0)


def _can_be_read(descriptor: int) -> bool:
    try:
        return _winapi.PeekNamedPipe(msvcrt.get_osfhandle(descriptor), 0)[0] != 0
    except OSError:  # its other end is closed, which reading tells
        return True


def _size(structure: ctypes.Structure) -> int:
    return ctypes.sizeof(structure)


def _check(result: int) -> int:
    if not result:
        raise ctypes.WinError(ctypes.get_last_error())
    return result
